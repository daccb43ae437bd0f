import { app } from './app.ts'
import { dialog } from './dialog.ts'
import { ipcMain } from './ipc-main.ts'
import { Menu } from './menu.ts'
import { net, protocol } from './protocol.ts'
import { listen } from './remote-control.ts'
import { BrowserWindow } from './window.ts'

listen()

export { app, BrowserWindow, dialog, ipcMain, Menu, net, protocol }
